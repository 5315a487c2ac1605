import * as fs from 'fs';
import * as path from 'path';

/** Whether a file lies in a folder, by its name and in the end: all symbolic links followed, if it is there. */
export function isInside(folder: string, file: string): boolean {
  return isBelow(path.resolve(folder), path.resolve(file)) && isBelow(realPath(folder), realPath(file));
}

function isBelow(folder: string | undefined, file: string | undefined): boolean {
  if (folder === undefined || file === undefined) { return true; }
  const way = path.relative(folder, file);
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}

/** Undefined for whatever is not there: a name that is too long or holds a NUL, a loop of links. */
export function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}
