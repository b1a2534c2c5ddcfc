import { serve } from '../../src/main.ts';

// A server of its own process, as an installation runs it: `server.ts DIRECTORY PORT`, the database in DATABASE_URL.
const [directory = '', port = '0'] = process.argv.slice(2);
const { address } = await serve({
  directory,
  databaseUrl: process.env['DATABASE_URL'],
  version: 'bench',
  host: '127.0.0.1',
  port: Number(port),
  web: '',
});
console.log(address);
// An orderly end writes the profile that was asked for (FIREBREAK_PROFILE).
process.once('SIGTERM', () => process.exit(0));
