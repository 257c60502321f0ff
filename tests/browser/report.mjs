// Counts checks and keeps what failed, so that the end tells everything by page.

export class Report {
  passed = 0;
  failures = [];

  /** One check: `found` lists what is wrong as sentences; empty is good. */
  check(where, found) {
    if (found.length === 0) this.passed += 1;
    else this.failures.push({ where, found });
  }

  /** Prints the failures by page, and the line that the caller reads. */
  close() {
    const byPage = Map.groupBy ? Map.groupBy(this.failures, (f) => f.where) : group(this.failures);
    for (const [where, failures] of byPage) {
      console.log(`\n${where}`);
      for (const sentence of failures.flatMap((f) => f.found).slice(0, 40)) console.log(`  - ${sentence}`);
    }
    console.log(`\n${this.passed} passed, ${this.failures.length} failed`);
    return this.failures.length === 0;
  }
}

function group(failures) {
  const groups = new Map();
  for (const failure of failures) {
    groups.set(failure.where, [...(groups.get(failure.where) ?? []), failure]);
  }
  return groups;
}
