import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { landPlugin } from './build/land.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// One file, dist/viewer/viewer.html: `whomet view` fills in the data, and no bundler runs then.
const config = defineConfig({
  root: here('.'),
  plugins: [landPlugin(), viteSingleFile({ removeViteModuleLoader: true })],
  worker: { format: 'iife' },
  build: {
    outDir: here('../dist/viewer'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { input: here('viewer.html') },
  },
});

// Vite takes its settings from the default export only.
export { config as default };
