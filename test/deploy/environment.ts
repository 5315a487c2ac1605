import { join } from 'node:path';

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

const LOOPBACK = '127.0.0.1,localhost';

/** An environment without the caller's AWS and CDK settings, and past any proxy: no command of this test can reach an account of theirs. */
export function neutralEnvironment(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  return { ...Object.fromEntries(kept), NO_PROXY: LOOPBACK, no_proxy: LOOPBACK };
}

/** The environment of a command that talks to the emulator at `endpoint` and keeps its files in `directory`. */
export function emulatorEnvironment(base: NodeJS.ProcessEnv, endpoint: string, directory: string): NodeJS.ProcessEnv {
  return {
    ...neutralEnvironment(base),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(directory, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'no-aws-credentials'),
    // The CLI remembers the account of an access key: one memory for each server.
    CDK_HOME: join(directory, 'cdk-home'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    CDK_VALIDATION: 'false',
    NODE_NO_WARNINGS: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
