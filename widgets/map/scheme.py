"""The page's whole world: ``console://map/``, a fixed table of bytes. No file system, no network."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from widgets.map.asset import Asset

SCHEME = b"console"
HOST = "map"
CHANNEL_SCRIPT = "qwebchannel.js"
# Leaflet moves and fills by setting style properties from script, which a style-src does not touch.
SECURITY_POLICY = (
    "default-src 'none'; script-src console://map; style-src console://map; img-src console://map; "
    "font-src console://map; connect-src console://map; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def register_scheme() -> None:
    """Make ``console:`` known to the web engine. Once, before the QApplication; a second call does nothing."""
    if not QWebEngineUrlScheme.schemeByName(SCHEME).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flags = QWebEngineUrlScheme.Flag
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled | flags.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class MapSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers GET for exactly the names it was given. Everything else is not found or denied."""

    def __init__(self, assets: Mapping[str, Asset], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._assets = dict(assets)
        self._assets[CHANNEL_SCRIPT] = Asset(_channel_script(), "text/javascript")

    def put(self, name: str, asset: Asset) -> None:
        """Replace one file; the page sees it at its next load."""
        self._assets[name] = asset

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802
        url = job.requestUrl()
        asset = self._assets.get(url.path().removeprefix("/"))
        if bytes(job.requestMethod().data()) != b"GET" or url.host() != HOST:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif asset is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        else:
            _reply(job, asset)


class OutsideBlocker(QWebEngineUrlRequestInterceptor):
    """Refuses every request that leaves ``console://map`` and remembers it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.allowed: list[str] = []
        self.refused: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802
        url = info.requestUrl()
        is_ours = url.scheme().encode() == SCHEME and url.host() == HOST
        seen = self.allowed if is_ours else self.refused
        if len(seen) < 1000:
            seen.append(url.toString())
        if not is_ours:
            info.block(True)


def _reply(job: QWebEngineUrlRequestJob, asset: Asset) -> None:
    body = QBuffer(job)
    body.setData(QByteArray(asset.body))
    body.open(QIODevice.OpenModeFlag.ReadOnly)
    headers = {b"X-Content-Type-Options": b"nosniff", b"Content-Security-Policy": SECURITY_POLICY.encode()}
    # A multi map: each value must be a list, or PySide takes the bytes one by one.
    as_lists = {QByteArray(name): [QByteArray(value)] for name, value in headers.items()}
    job.setAdditionalResponseHeaders(as_lists)  # type: ignore[arg-type]
    job.reply(QByteArray(asset.mime.encode()), body)


def _channel_script() -> bytes:
    """Qt's own half of the web channel, compiled into QtWebChannel (importing that brings the resource)."""
    file = QFile(f":/qtwebchannel/{CHANNEL_SCRIPT}")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError(f"{QWebChannel.__name__} carries no {CHANNEL_SCRIPT}")
    try:
        return bytes(file.readAll().data())
    finally:
        file.close()
