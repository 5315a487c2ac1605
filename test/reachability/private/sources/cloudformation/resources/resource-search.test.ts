import { ec2, Json, read, ref } from '../builders';

const handed = (Properties: unknown) =>
  read({ Vpc: ec2('VPC'), Net: ec2('Subnet'), It: { Type: 'Custom::It', Properties } } as Json).unreadable.map(({ part }) => part);

test('a resource is found however deep, and once', () => {
  const deep = Array.from({ length: 30 }).reduce<unknown>((inner, _, i) => (i % 2 === 0 ? [inner] : { inner }), ref('Net'));
  expect(handed({ deep, again: ref('Net') })).toEqual(['It (Custom::It), which is handed subnet Net']);
});

test('of more than anybody writes, all is possible', () => {
  expect(handed({ many: Array.from({ length: 10_001 }, () => 'x') })).toEqual(['It (Custom::It), which is handed more than was looked at']);
});

test.each([[undefined], ['text'], [[]], [{}]])('nothing is found in %j', (properties) => expect(handed(properties)).toEqual([]));
