// Node ws: a socket at /push sends its text to every other one.
import { WebSocketServer, WebSocket } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 4096, perMessageDeflate: false });
const phones = new Set();
server.on('connection', (socket, request) => {
  if (request.url === '/push') {
    socket.on('message', (data) => {
      const text = data.toString();
      for (const phone of phones) if (phone.readyState === WebSocket.OPEN) phone.send(text);
    });
    return;
  }
  phones.add(socket);
  socket.on('close', () => phones.delete(socket));
  socket.send('hello');
});
