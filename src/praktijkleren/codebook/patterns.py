"""How ids, versions and texts are written; the model and the checks share these."""

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FACTOR_ID = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$"
VERSION = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$"
FILLED = r"\S"
