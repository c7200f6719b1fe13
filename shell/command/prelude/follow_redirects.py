import requests
import urllib.parse


def follow_redirects(response, timeout=None):
    """Go where an answer redirects to, on connections of their own."""
    history = []
    session = requests.Session()
    while response.is_redirect:
        if len(history) == 30:
            raise requests.exceptions.TooManyRedirects("Exceeded 30 redirects.")
        history.append(response)
        asked, status = response.request, response.status_code
        session.cookies.update(response.cookies)
        url = urllib.parse.urljoin(response.url, response.headers["Location"])
        method, body = asked.method, asked.body
        if method != "HEAD" and (status in (302, 303) or status == 301 and method == "POST"):
            method = "GET"
        left = {"host", "content-length"}
        if method != asked.method:
            left |= {"content-type", "content-encoding", "transfer-encoding"}
            body = None
        if urllib.parse.urlsplit(url)[:2] != urllib.parse.urlsplit(response.url)[:2]:
            left |= {"authorization", "cookie"}
        headers = {name: value for name, value in asked.headers.items() if name.lower() not in left}
        response = session.request(method, url, headers=headers, data=body, timeout=timeout, allow_redirects=False)
    session.close()
    response.history = history
    return response
