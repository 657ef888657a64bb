// Node socket.io: the event "push" goes to all as "scene".
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.emit('scene', 'hello');
  socket.on('push', (text) => server.emit('scene', text));
});
http.listen({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 4096 });
