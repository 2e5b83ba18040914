const corrupt = 11;
const notADatabase = 26;

/** Whether SQLite says that a file is damaged or none of its own; no other try will mend that. */
export const isDamage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  return [corrupt, notADatabase].includes(error.errcode & 0xff);
};
