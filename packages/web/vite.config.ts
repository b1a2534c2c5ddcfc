import react from '@vitejs/plugin-react';
import { build, defaultClientConditions, defineConfig, type Plugin, type Rolldown } from 'vite';
import { traditionalPages } from './traditional.ts';

/**
 * Large libraries that change seldom stand in chunks of their own, so a new release of ours does not make
 * a browser fetch them again; what only one page needs is fetched with that page.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), traditionalPages(), offlinePages()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  // The worker of the analyses is a module, as the rest.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A chart library is larger than the default limit, and is fetched by the pages with charts only.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
            { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});

/** Adds `service-worker.js`, which knows the parts of the field pages under the names of this build. */
function offlinePages(): Plugin {
  return {
    name: 'offline-pages',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const parts = [...offlineParts(bundle), ...OFFLINE_FILES].toSorted();
      const page = bundle['index.html'];
      const version = await digest(parts.join() + (page?.type === 'asset' ? String(page.source) : ''));
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await workerSource(parts, version) });
    },
  };
}

/** Everything that the first page and the field pages load, with what those load in turn; charts and maps stay out. */
function offlineParts(bundle: Rolldown.OutputBundle): Set<string> {
  const parts = new Set<string>();
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || parts.has(`/${name}`)) return;
    parts.add(`/${name}`);
    for (const style of chunk.viteMetadata?.importedCss ?? []) parts.add(`/${style}`);
    chunk.imports.forEach(take);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && (chunk.isEntry || OFFLINE_PAGES.test(chunk.facadeModuleId ?? ''))) take(chunk.fileName);
  }
  return parts;
}

const OFFLINE_PAGES =
  /src\/(app\/layout|feature\/guide|feature\/sampling|feature\/tube|feature\/account\/sign-in-page|text\/[\w-]+\/index|ui\/area-picker)|antd\/es\/locale\/(zh_CN|zh_HK|en_GB)/;
const OFFLINE_FILES = ['/icon.svg', '/manifest.webmanifest'];

/** The worker is a classic script in one piece: not every browser runs a worker of modules. */
async function workerSource(parts: readonly string[], version: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    define: { PARTS: JSON.stringify(parts), VERSION: JSON.stringify(version) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: 'src/offline/service-worker.ts', output: { format: 'iife', entryFileNames: 'service-worker.js' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const worker = outputs.find((one) => one.type === 'chunk');
  if (worker?.type !== 'chunk') throw new Error('The worker of the offline pages was not built');
  return worker.code;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
