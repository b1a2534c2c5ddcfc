import { connect, type Socket } from 'node:net';

/** An answer of HTTP, its body as text. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/**
 * One connection that asks one thing after another, written for a bench: what the asking costs is processor time the server does not
 * get. It knows answers with a content-length or in chunks, and nothing else of HTTP.
 */
export class KeepAlive {
  private readonly port: number;
  private readonly headers: string;
  private socket: Socket | undefined;
  private buffered = Buffer.alloc(0);
  private waiting: { resolve(answer: Answered): void; reject(error: Error): void } | undefined;

  constructor(port: number, headers: Readonly<Record<string, string>>) {
    this.port = port;
    this.headers = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  /** @throws when the connection breaks before the answer is whole */
  ask(method: 'GET' | 'POST', path: string, body = ''): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      const socket = (this.socket ??= this.open());
      const type = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${this.headers}${type}\r\n${body}`);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (part) => {
      this.buffered = this.buffered.length === 0 ? part : Buffer.concat([this.buffered, part]);
      this.read();
    });
    const broken = (): void => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.buffered = Buffer.alloc(0);
      const { waiting } = this;
      this.waiting = undefined;
      waiting?.reject(new Error('The connection broke.'));
    };
    socket.on('error', broken);
    socket.on('close', broken);
    return socket;
  }

  private read(): void {
    const end = this.buffered.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.buffered.toString('latin1', 0, end);
    const body = bodyOf(head, this.buffered.subarray(end + 4));
    if (body === undefined) return;
    this.buffered = Buffer.alloc(0);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}

/** Undefined while a part is still on its way. */
function bodyOf(head: string, rest: Buffer): string | undefined {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? undefined : rest.toString('utf8', 0, Number(length));
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return '';
  return rest.subarray(-5).toString('latin1') === '0\r\n\r\n' ? chunks(rest) : undefined;
}

function chunks(rest: Buffer): string {
  let text = '';
  for (let at = 0; ;) {
    const line = rest.indexOf('\r\n', at);
    const size = Number.parseInt(rest.toString('latin1', at, line), 16);
    if (!(size > 0)) return text;
    text += rest.toString('utf8', line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}
