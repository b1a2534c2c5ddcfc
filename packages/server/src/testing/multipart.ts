/** A multipart body for a route that takes uploads: fields first, then one file. */
export function multipartOf(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: string | Buffer },
): { readonly payload: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const boundary = 'firebreak-boundary';
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
  return { payload: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
