# SPDX-License-Identifier: Apache-2.0
"""`pilot test`: runs all tests of the product and sums them up."""
