// Slips below the protocol: what a broken server, a broken network or a proxy in between make of an answer.

/** Makes the slip that is asked for on this path; false when there is none. */
export function slip(breaks, request, response) {
  const path = request.url.split('?')[0];
  const how = breaks[path] ?? breaks['*'];
  switch (how) {
    case undefined:
      return false;
    case 'hangs':
      // Nothing is ever said; the connection stays open until the other side has had enough.
      return true;
    case 'fails':
      response.statusCode = 503;
      response.end('<html>Service unavailable</html>');
      return true;
    case 'garbage':
      response.setHeader('content-type', 'application/json');
      response.end('{"issuer": "http');
      return true;
    case 'redirects':
      response.statusCode = 302;
      response.setHeader('location', 'http://127.0.0.1:1/elsewhere');
      response.end();
      return true;
    case 'floods':
      response.setHeader('content-type', 'application/json');
      flood(response);
      return true;
    case 'breaks off':
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-length', '5000');
      response.write('{"issuer": ');
      request.socket.destroySoon();
      return true;
    default:
      throw new Error(`no such slip: ${how}`);
  }
}

/** Without an end, as fast as it is read. */
function flood(response) {
  const piece = ' '.repeat(65536);
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}
