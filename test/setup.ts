// CDK's own template validation costs seconds on the first synth of every process; one test switches it on.
process.env.CDK_VALIDATION ??= 'false';
