"""requests over our own connections: the one place that knows urllib3's inside."""

import logging
from functools import partial
from pathlib import Path
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.ssl_ import create_urllib3_context

from services.feeds.line import Line

# at DEBUG it writes whole addresses, keys and all
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)


class _Plain(HTTPConnection):
    def __init__(self, line: Line, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line

    def _new_conn(self) -> Any:
        return self._line.connect(self.host, self.port)


class _Secure(HTTPSConnection):
    def __init__(self, line: Line, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line

    def _new_conn(self) -> Any:
        return self._line.connect(self.host, self.port)


_CONNECTIONS = {"http": _Plain, "https": _Secure}


class NoRedirects(Session):
    """Sees no redirect: told not to follow one, requests still reads its whole body into memory."""

    def get_redirect_target(self, resp: Response) -> None:
        return None


class GuardedAdapter(HTTPAdapter):
    """Connects through ``line``, so the address is checked where it is used and a cut reaches every read."""

    def __init__(self, line: Line, *, ca_file: Path | None) -> None:
        self._line, self._ca_file = line, ca_file
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Trust ``ca_file`` besides the public authorities, which requests adds to the same context."""
        if self._ca_file is not None:
            context = create_urllib3_context()
            context.load_verify_locations(self._ca_file)
            kwargs["ssl_context"] = context
        super().init_poolmanager(*args, **kwargs)

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: Any,
        proxies: Any = None,
        cert: Any = None,
    ) -> Any:
        pool: Any = super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        pool.ConnectionCls = partial(_CONNECTIONS[pool.scheme], self._line)
        return pool
