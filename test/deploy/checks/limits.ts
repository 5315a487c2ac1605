import { Limits } from '../emulator-server';
import { Check } from '../report';
import { DeployedStack, Template } from '../template';

/** What of this template the emulator does not do as AWS does. */
export function skippedChecks(stack: DeployedStack, limits: Limits): Check[] {
  return [
    ...Object.entries(limits.stubbed).filter(([type]) => stack.types.has(type)).map(([type, reason]) => skip(`${type} (${idsOf(stack, type)})`, reason)),
    ...Object.entries(limits.wrong).filter(([subject]) => mentions(stack.template, subject)).map(([subject, reason]) => skip(subject, reason)),
  ];
}

/** Whether a template has a resource of a type, or uses a property or function. */
export function mentions(template: Template, subject: string): boolean {
  return JSON.stringify(template).includes(`"${subject}"`);
}

function skip(name: string, skipped: string): Check {
  return { name, skipped };
}

function idsOf(stack: DeployedStack, type: string): string {
  return stack.resources(type).map((resource) => resource.logicalId).join(', ');
}
