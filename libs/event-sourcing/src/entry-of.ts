/** What a record holds under a key that came from outside: `constructor` is a key like any other. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
