import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportBundle } from '../export/bundle.ts';
import { exportDataset, MANIFEST_SCHEMA, type DatasetOrigin } from '../export/dataset.ts';
import { PERIODS, type Period } from '../export/dyads.ts';
import { sha256, type CopiedFile, type ExportedFile } from '../export/files.ts';
import type { Article } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import type { Filters } from '../model/filters.ts';
import type { GraphStore } from '../store/contract.ts';
import { loadCoverage } from '../store/coverage.ts';
import { loadViewData } from '../store/view-data.ts';

/** A data set of what the filters select; from a manifest, that very one again. */
export async function datasetFiles(
  store: GraphStore,
  given: { readonly filters: Filters; readonly by: Period },
  manifest: string | undefined,
): Promise<ExportedFile[]> {
  const wanted = manifest === undefined ? null : readManifest(manifest);
  const { filters, by } = wanted ?? given;
  const articles = await articlesOf(store);
  const origin: DatasetOrigin = {
    filters,
    by,
    articles: Object.fromEntries([...articles].map(([id, { text }]) => [id, sha256(text)])),
    ledger: sha256(JSON.stringify(await store.judgements())),
    models: modelHashes(),
  };
  if (wanted && manifest !== undefined) refuseChanged(wanted, origin, manifest);
  return exportDataset(await loadViewData(store, filters), await loadCoverage(store), origin);
}

/** The articles that tell of what the filters select; with the pages that were fetched for them, where `evidence` has them. */
export async function bundleFiles(
  store: GraphStore,
  filters: Filters,
  evidence: string,
): Promise<(ExportedFile | CopiedFile)[]> {
  const pageOf = (page: string): string | null => {
    const file = join(evidence, page);
    return existsSync(file) ? file : null;
  };
  return exportBundle(await loadViewData(store, filters), await articlesOf(store), pageOf);
}

/** @throws `export/not-empty` where the folder holds anything: files of two exports must not mix. */
export function writeFolder(folder: string, files: readonly (ExportedFile | CopiedFile)[]): void {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0)
    throw new WhometError({
      code: 'export/not-empty',
      message: 'The folder is not empty.',
      where: folder,
      next: 'Name a new one.',
    });
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    if ('text' in file) writeFileSync(path, file.text);
    else copyFileSync(file.source, path);
  }
}

async function articlesOf(store: GraphStore): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  for await (const { article } of store.records()) found.set(article.id, article);
  return found;
}

const MODELS = new URL('../../data/models/', import.meta.url);
const modelHashes = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(MODELS)
      .sort()
      .map((name) => [name, sha256(readFileSync(new URL(name, MODELS)))]),
  );

function readManifest(path: string): DatasetOrigin {
  const bad = (cause?: unknown) =>
    new WhometError(
      {
        code: 'usage/manifest',
        message: 'This is no manifest of a data set.',
        where: path,
        next: 'Give manifest.json.',
      },
      { cause },
    );
  let value: Partial<DatasetOrigin> & { readonly schema?: string };
  try {
    value = JSON.parse(readFileSync(path, 'utf8')) as typeof value;
  } catch (error) {
    throw bad(error);
  }
  const complete = value.schema === MANIFEST_SCHEMA && PERIODS.some((period) => period === value.by) && value.filters;
  if (!complete) throw bad();
  return value as DatasetOrigin;
}

function refuseChanged(wanted: DatasetOrigin, found: DatasetOrigin, where: string): void {
  const parts = ['articles', 'ledger', 'models'] as const;
  const changed = parts.filter((part) => JSON.stringify(wanted[part]) !== JSON.stringify(found[part]));
  if (changed.length === 0) return;
  throw new WhometError({
    code: 'export/changed',
    message: `The store is not the one of the manifest: ${changed.join(', ')} differ.`,
    where,
    next: 'Take a store with the same articles, or export without --manifest.',
  });
}
