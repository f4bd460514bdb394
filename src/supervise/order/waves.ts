/** The order in which panes are stopped: those that depend on others before what they depend on. Pure. */

/** `dependsOn`: address → addresses. Each wave may be stopped at once; what goes in a circle comes last, together. */
export function stopWaves(
  addresses: readonly string[],
  dependsOn: (address: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const among = new Set(addresses);
  /** address → those of the others that depend on it and still run */
  const dependents = new Map<string, Set<string>>([...among].map((address) => [address, new Set()]));
  for (const address of among)
    for (const other of dependsOn(address)) if (other !== address) dependents.get(other)?.add(address);
  const waves: string[][] = [];
  while (dependents.size > 0) {
    const free = [...dependents].flatMap(([address, waiting]) => (waiting.size === 0 ? [address] : []));
    const wave = free.length > 0 ? free : [...dependents.keys()];
    waves.push(wave);
    for (const address of wave) dependents.delete(address);
    for (const waiting of dependents.values()) for (const address of wave) waiting.delete(address);
  }
  return waves;
}
