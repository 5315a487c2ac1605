/**
 * What a short form stands for: `!Ref X` for `Ref: X`, `!GetAtt A.B` for `Fn::GetAtt: [A, B]`, `!Join […]` for
 * `Fn::Join: […]`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function longForm(name: string, argument: unknown): unknown {
  if (name === 'Ref' || name === 'Condition') { return { [name]: argument }; }
  if (name !== 'GetAtt' || typeof argument !== 'string') { return { [`Fn::${name}`]: argument }; }
  const dot = argument.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)] };
}
