import http
from http import HTTPStatus
http.HTTPStatus(404), str(HTTPStatus(404)), f"{HTTPStatus.NOT_FOUND}", HTTPStatus.NOT_FOUND.phrase
HTTPStatus(418).description, HTTPStatus.OK == 200, HTTPStatus(200).name, HTTPStatus.OK.value + 1
HTTPStatus(999)
HTTPStatus.NOPE
[HTTPStatus(c).phrase for c in (100, 201, 204, 301, 304, 400, 413, 414, 422, 500, 511)]
