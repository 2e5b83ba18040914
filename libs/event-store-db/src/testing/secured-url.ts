const credentials = /\/\/([^:@/]+):([^@]+)@/;

/** The password in a connection string. */
export const secretOf = (url: string): string => {
  const [, , password] = credentials.exec(url) ?? [];
  if (password === undefined) throw new Error('The connection string names no user and password.');
  return password;
};

/** The same server for the same user with another password. */
export const withPassword = (url: string, password: string): string => url.replace(credentials, `//$1:${password}@`);

/** The same server, whose certificate nobody vouches for. */
export const withoutCertificate = (url: string): string => url.replace(/&?tlsCAFile=[^&]*/i, '').replace('?&', '?');
