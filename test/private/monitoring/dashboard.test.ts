import { HaNatVpc } from '../../../src';
import { dashboardRows } from '../../../src/private/monitoring/dashboard';
import { concreteStack } from '../../support/stacks';

test('every metric is on it, in rows that fill its width', () => {
  const { gateways } = new HaNatVpc(concreteStack(), 'Vpc', { azCount: 2 }).monitoring;
  const rows = dashboardRows(gateways);
  expect(rows.map((row) => row.reduce((width, widget) => width + widget.width, 0))).toEqual([24, 24]);
  const shown = JSON.stringify(rows[0].flatMap((widget) => widget.toJson()));
  const names = [
    'BytesInFromSource', 'BytesOutToDestination', 'BytesInFromDestination', 'BytesOutToSource', 'PeakBytesPerSecond', 'PeakPacketsPerSecond',
    'ActiveConnectionCount', 'ConnectionAttemptCount', 'ConnectionEstablishedCount', 'IdleTimeoutCount', 'ErrorPortAllocation', 'PacketsDropCount',
  ];
  names.forEach((name) => expect(shown).toContain(name));
});
