# SPDX-License-Identifier: Apache-2.0
import sys

from paper_exchange.cli import main

sys.exit(main())
