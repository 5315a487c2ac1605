import { counted, listed, money, numberWord, sentence, thousands } from '../../src/report/words';

test('numbers', () => expect([numberWord(0), numberWord(3), numberWord(11)]).toEqual(['no', 'three', '11']));
test('counts', () => expect([counted(1, 'subnet'), counted(2, 'subnet'), counted(2, 'proxy', 'proxies')]).toEqual(['1 subnet', '2 subnets', '2 proxies']));
test('lists', () => expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a and b', 'a, b or c']));
test('sentences', () => expect([sentence('a b'), sentence('')]).toEqual(['A b', '']));
test('money', () => expect([money(0), money(1234.5), money(1234567.891)]).toEqual(['$0.00', '$1,234.50', '$1,234,567.89']));
test('thousands', () => expect([thousands(999), thousands(1000), thousands('1000.25')]).toEqual(['999', '1,000', '1,000.25']));
