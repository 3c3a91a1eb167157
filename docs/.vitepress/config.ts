import { defineConfig } from 'vitepress';

const section = (text: string, pages: Readonly<Record<string, string>>) => ({
  text,
  items: Object.entries(pages).map(([page, title]) => ({ text: title, link: `/${page}` })),
});

/** The pages of docs/ as a site: `npm run docs:site` writes it to docs/.vitepress/dist, search and all, without a network. */
export default defineConfig({
  title: 'whomet',
  description: 'Who met whom, where, when, about what — and the sentence that proves it.',
  cleanUrls: false,
  lastUpdated: false,
  // A link that leaves docs/ leads into the checkout, not into the site.
  ignoreDeadLinks: [/\.\.\//],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      section('Learn', { install: 'Install', tutorial: 'Tutorial', concepts: 'Concepts', viewer: 'The viewer' }),
      section('How to', {
        'pdf-archive': 'Read an archive of PDFs',
        registers: "Read a minister's register",
        alerts: 'Be told what is new',
        corrections: 'Correct mistakes',
        gephi: 'Draw it in Gephi',
        neo4j: 'Use a Neo4j server',
        scale: 'Large collections',
        paper: 'A data set for a paper',
        agents: 'Let agents ask',
      }),
      section('Look up', {
        'command-line': 'The command line',
        commands: 'Commands',
        sources: 'What it reads',
        queries: 'Named questions',
        cypher: 'Cypher: twenty recipes',
        'data-model': 'Data model',
        exports: 'Exports',
        library: 'Library',
        words: 'Words',
      }),
      section('Behind it', {
        architecture: 'Architecture',
        extraction: 'Extraction',
        security: 'Security',
        reliability: 'Reliability',
        performance: 'Performance',
        comparison: 'Compared with others',
        decisions: 'Decisions',
      }),
    ],
  },
});
