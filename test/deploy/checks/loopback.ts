import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { EmulatorServer } from '../emulator-server';
import { isLoopback, listeningSockets } from '../listening-sockets';
import { Check } from '../report';

const CONNECT_MILLISECONDS = 1000;

/** The server listens on the loopback address alone: by the kernel's list, and by trying the machine's other addresses. */
export async function checkLoopbackOnly(server: EmulatorServer): Promise<Check[]> {
  const sockets = listeningSockets(server.pid);
  const others = Object.values(networkInterfaces()).flat().filter((each) => each && !each.internal && each.family === 'IPv4').map((each) => each!.address);
  const open = await Promise.all(others.map(async (address) => accepts(address, server.port)));
  return [
    sockets
      ? {
        name: `process ${server.pid} listens on loopback addresses alone: ${sockets.map((socket) => `${socket.address}:${socket.port}`).join(', ')}`,
        actual: { onPort: sockets.some((socket) => socket.port === server.port), elsewhere: sockets.filter((socket) => !isLoopback(socket.address)) },
        expected: { onPort: true, elsewhere: [] },
      }
      : { name: 'the listening sockets of the server', skipped: 'this system has no /proc to read them from' },
    others.length
      ? { name: `port ${server.port} is closed on ${others.join(', ')}`, actual: others.filter((_, index) => open[index]), expected: [] }
      : { name: 'a connection from outside', skipped: 'this machine has no address but the loopback one' },
  ];
}

async function accepts(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: CONNECT_MILLISECONDS });
    const end = (answer: boolean) => { socket.destroy(); resolve(answer); };
    socket.on('connect', () => end(true)).on('error', () => end(false)).on('timeout', () => end(false));
  });
}
