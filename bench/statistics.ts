export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export function milliseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Alternate the contestants, so that what slows the machine slows them alike; the first rounds only warm up. */
export function alternate<K extends string>(contestants: Record<K, () => void>, rounds: number, warmup: number): Record<K, number[]> {
  const names = Object.keys(contestants) as K[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = -warmup; round < rounds; round++) {
    for (const name of names) {
      const time = milliseconds(contestants[name]);
      if (round >= 0) { times[name].push(time); }
    }
  }
  return times;
}
