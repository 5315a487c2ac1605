/**
 * A template as it is recorded in a snapshot: without what aws-cdk-lib alone decides and changes between versions, which is
 * the code, runtime and role of its own custom resource providers, and the bootstrap version check.
 */
export function recorded(template: any): any {
  const { Resources, Parameters, Rules, ...rest } = template;
  return {
    ...rest,
    Resources: Object.fromEntries(Object.entries<any>(Resources).map(([id, resource]) => [
      id, id.startsWith('CustomVpcRestrictDefaultSG') ? { Type: resource.Type } : withoutMetadata(resource),
    ])),
  };
}

function withoutMetadata({ Metadata, ...resource }: any): any {
  const { 'aws:cdk:path': _path, ...own } = Metadata ?? {};
  return Object.keys(own).length > 0 ? { ...resource, Metadata: own } : resource;
}
