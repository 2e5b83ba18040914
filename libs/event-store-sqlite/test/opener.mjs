// A process of its own that tries to own a log: `node opener.mjs LOG [as-nobody]`. Says how that ended, as JSON: { opened } or { code, message }.
// As root, told so, it becomes nobody first, so that a folder's permissions hold for it. It opens the file itself, in no thread.
import { openWriter } from '../dist/open-writer.js';

const [, , path, as] = process.argv;
if (as === 'as-nobody' && process.getuid?.() === 0) process.setuid(65534);
try {
  const { writer, ownership } = openWriter(path);
  writer.close();
  ownership.release();
  console.log(JSON.stringify({ opened: true }));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
