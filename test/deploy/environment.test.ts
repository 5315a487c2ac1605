import { emulatorEnvironment, neutralEnvironment } from './environment';

const CALLER = { PATH: '/bin', AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 'secret', CDK_DEFAULT_ACCOUNT: '111111111111' };

test('the caller\'s AWS and CDK settings are gone', () => {
  expect(Object.keys(neutralEnvironment(CALLER))).toEqual(['PATH', 'NO_PROXY', 'no_proxy']);
});

test('commands reach the emulator with keys that open nothing else', () => {
  expect(emulatorEnvironment(CALLER, 'http://127.0.0.1:40000', '/tmp/x')).toMatchObject({
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:40000',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_CONFIG_FILE: '/tmp/x/no-aws-config',
    CDK_HOME: '/tmp/x/cdk-home',
  });
  expect(emulatorEnvironment(CALLER, 'http://127.0.0.1:40000', '/tmp/x')).not.toHaveProperty('AWS_PROFILE');
});
