// CDK's own template validation costs seconds on the first synth of every process; one test switches it on.
process.env.CDK_VALIDATION ??= 'false';
// Nor does any test look for the line that made a construct: to find it costs a fifth of the time of tests that synthesize.
process.env.CDK_CONTEXT_JSON ??= JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });
