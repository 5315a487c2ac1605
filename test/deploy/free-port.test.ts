import { freePort } from './free-port';

test('gives a port above the privileged ones', async () => {
  expect(await freePort()).toBeGreaterThan(1023);
});
