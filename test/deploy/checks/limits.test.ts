import { deployed, twoZoneAccount } from '../two-zones';
import { skippedChecks } from './limits';

const LIMITS = {
  own: [],
  stubbed: { 'AWS::EC2::EIP': 'not real', 'AWS::Lambda::Function': 'not run' },
  wrong: { 'EnableDns64': 'not stored', 'Fn::GetAZs': 'made up' },
  bootstrap: '',
};

test('names what this template uses, and nothing else', () => {
  expect(skippedChecks(deployed(twoZoneAccount()), LIMITS)).toEqual([
    { name: 'AWS::EC2::EIP (Eipa, Eipb)', skipped: 'not real' },
    { name: 'Fn::GetAZs', skipped: 'made up' },
  ]);
});
