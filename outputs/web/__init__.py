"""The web application: pages, forms and an API over one register.

It reads and extracts nothing by itself: what loads files is handed in by the pipeline (`Services`). Plain links and forms do
everything; the scripts in `static/` only make it quicker.
"""

from chidao.outputs.web.app import create_app
from chidao.outputs.web.settings import Services, WebSettings

__all__ = ["Services", "WebSettings", "create_app"]
