# SPDX-License-Identifier: Apache-2.0
"""What every request passes: admin only from loopback, faults, weights, error bodies, counts."""

import asyncio
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from paper_exchange.faults.injector import Injector, Verdict
from paper_exchange.http import errors
from paper_exchange.http.admin_routes import is_loopback
from paper_exchange.http.stats import RequestStats
from paper_exchange.http.weights import WeightMeter, weight_of

_RATE_LIMITED = (418, 429)


@dataclass(frozen=True)
class Gate:
    injector: Injector
    meter: WeightMeter
    stats: RequestStats

    def middleware(self) -> Middleware:
        """The gate in the form aiohttp wants."""

        @web.middleware
        async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.path.startswith("/_admin/"):
                return await self._admin(request, handler)
            return await self._public(request, handler)

        return gate

    async def _admin(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_loopback(request.remote):
            message = "the admin API answers to this machine only"
            return web.json_response(
                {"error": {"code": "Forbidden", "message": message}}, status=403
            )
        return await handler(request)

    async def _public(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        path = request.path
        verdict = self.injector.judge(path)
        if verdict.delay_s:
            await asyncio.sleep(verdict.delay_s)
        if verdict.fate == "cut":
            self.stats.count(path, "cut")
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        answer = await self._answered(request, handler, verdict)
        known = request.match_info.http_exception is None
        self.stats.count(path if known else "unknown", str(answer.status))
        return answer

    async def _answered(
        self, request: web.Request, handler: Handler, verdict: Verdict
    ) -> web.StreamResponse:
        try:
            weight = weight_of(request.path.rsplit("/", 1)[-1], request.query)
            used = self.meter.use(request.remote or "", weight)
            if verdict.fate == "error":
                raise _planned(verdict)
            answer = await handler(request)
        except errors.ApiError as refused:
            return refused.response()
        answer.headers["X-MBX-USED-WEIGHT"] = str(used)
        answer.headers["X-MBX-USED-WEIGHT-1M"] = str(used)
        return answer


def _planned(verdict: Verdict) -> errors.ApiError:
    if verdict.plan.status in _RATE_LIMITED:
        refused = errors.too_many(6000, verdict.plan.retryAfter)
        refused.status = verdict.plan.status
        return refused
    return errors.unavailable(verdict.plan.status)
