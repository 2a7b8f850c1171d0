"""A web page that can do nothing but show the map."""

import logging
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from widgets.map.scheme import HOST, SCHEME, MapSchemeHandler, OutsideBlocker

ADDRESS = QUrl("console://map/index.html")
_log = logging.getLogger(__name__)
_Attribute = QWebEngineSettings.WebAttribute
FORBIDDEN = (
    _Attribute.LocalContentCanAccessRemoteUrls, _Attribute.LocalContentCanAccessFileUrls, _Attribute.PluginsEnabled,
    _Attribute.JavascriptCanOpenWindows, _Attribute.JavascriptCanAccessClipboard, _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled, _Attribute.HyperlinkAuditingEnabled, _Attribute.DnsPrefetchEnabled,
    _Attribute.NavigateOnDropEnabled, _Attribute.ErrorPageEnabled, _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled, _Attribute.ScreenCaptureEnabled, _Attribute.AutoLoadIconsForPage,
    _Attribute.AllowRunningInsecureContent, _Attribute.WebGLEnabled, _Attribute.TouchIconsEnabled,
)  # fmt: skip


def map_profile(handler: MapSchemeHandler, blocker: OutsideBlocker) -> QWebEngineProfile:
    """Return an off-the-record profile: no cache, cookies or storage on disk.

    It belongs to the application, because it must outlive its pages. Needs a QApplication.
    """
    profile = QWebEngineProfile(QCoreApplication.instance())
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    handler.setParent(profile)
    blocker.setParent(profile)
    profile.installUrlSchemeHandler(SCHEME, handler)
    profile.setUrlRequestInterceptor(blocker)
    return profile


class MapPage(QWebEnginePage):
    """Goes nowhere, opens nothing, downloads nothing, is granted nothing."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        settings = self.settings()
        for attribute in FORBIDDEN:
            settings.setAttribute(attribute, False)
        profile.downloadRequested.connect(self._cancel_download)
        self.permissionRequested.connect(self._deny)
        self.destroyed.connect(profile.deleteLater)

    def acceptNavigationRequest(  # noqa: N802
        self, url: QUrl | str, type_: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        target = QUrl(url)
        return is_main_frame and target.scheme().encode() == SCHEME and target.host() == HOST

    def createWindow(self, type_: QWebEnginePage.WebWindowType) -> QWebEnginePage:  # noqa: N802
        return cast(QWebEnginePage, None)  # Qt reads it as "no window"; the binding's signature forgets that

    def javaScriptConsoleMessage(  # noqa: N802
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        is_info = level is QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel
        _log.log(logging.INFO if is_info else logging.WARNING, "map page: %s (%s:%d)", message, source, line)

    def _cancel_download(self, download: QWebEngineDownloadRequest) -> None:
        download.cancel()

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()
