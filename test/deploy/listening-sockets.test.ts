import { createServer } from 'node:net';
import { freePort } from './free-port';
import { isLoopback, listeningSockets, parseProcAddress, parseProcNetTcp } from './listening-sockets';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:B1F3 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 100 0 0 10 0
   2: 0100007F:B1F3 0100007F:D2A4 01 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000000000000000 20 4 0 10 -1
`;

test('reads the listening sockets, not the connections', () => {
  expect(parseProcNetTcp(TABLE)).toEqual([
    { address: '127.0.0.1', port: 45555, inode: '4711' },
    { address: '0.0.0.0', port: 22, inode: '4712' },
  ]);
});

test.each([
  ['0100007F', '127.0.0.1', true],
  ['0500000A', '10.0.0.5', false],
  ['00000000', '0.0.0.0', false],
  ['00000000000000000000000001000000', '0000:0000:0000:0000:0000:0000:0000:0001', true],
  ['00000000000000000000000000000000', '0000:0000:0000:0000:0000:0000:0000:0000', false],
  ['0000000000000000FFFF00000100007F', '0000:0000:0000:0000:0000:ffff:7f00:0001', true],
])('%s is %s, on the loopback: %s', (hexadecimal, address, loopback) => {
  expect(parseProcAddress(hexadecimal)).toBe(address);
  expect(isLoopback(address)).toBe(loopback);
});

test('finds the socket of a process, where the system tells', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  const sockets = listeningSockets(process.pid);
  server.close();
  expect(sockets?.filter((socket) => socket.port === port).map((socket) => socket.address) ?? ['127.0.0.1']).toEqual(['127.0.0.1']);
});

test('a process that does not exist has no list', () => {
  expect(listeningSockets(2 ** 30)).toBeUndefined();
});
