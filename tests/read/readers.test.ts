import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/read/html.ts';
import { detectLanguage } from '../../src/read/language.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { readPdf } from '../../src/read/pdf.ts';
import { datelineDay, publishedDay } from '../../src/read/published.ts';
import { pdfOf } from './pdf-bytes.ts';

describe('publishedDay', () => {
  test.each([
    ['2019-07-10', '2019-07-10'],
    ['20190710', '2019-07-10'],
    ['2019-07-10T23:59:00+02:00', '2019-07-10'],
    ['Wednesday, July 10, 2019', '2019-07-10'],
    ['10 July 2019', '2019-07-10'],
    ['Wed, 10 Jul 2019 08:00:00 GMT', '2019-07-10'],
    ['31 February 2019', null],
    ['2019-02-31', null],
    ['2019-13-01', null],
    ['last Tuesday', null],
    [undefined, null],
    [{}, null],
  ])('%s: %s', (value, day) => expect(publishedDay(value)).toBe(day));
});

describe('datelineDay: a line that is nothing but a date, or says where and when the report was filed', () => {
  test.each([
    ['BERLIN, May 4, 2024 - The chancellor met …', '2024-05-04'],
    ['Headline\n\nBERLIN, May 4, 2024 (dpa) -- The chancellor met …', '2024-05-04'],
    ['NEW YORK, 4 May 2024 /PRNewswire/ -- A firm said …', '2024-05-04'],
    ['PARIS (Agency), Sept. 4, 2024 — A minister said …', '2024-09-04'],
    ['BERLIN, May 4 - The chancellor met …', null],
    ['LOVE, May 4, 2024 - A song about the day.', null],
    ['Berlin is where he was born on May 4, 2024 - a Saturday.', null],
    ['Wednesday, July 10, 2019\n\nThe talks began.', '2019-07-10'],
    ['2019-07-10\nThe talks began.', '2019-07-10'],
    ['Ministers meet\n10 July 2019\nThe talks began.', '2019-07-10'],
    ['The talks began on July 10, 2019.', null],
    ['July 10, 2019 plan delayed to 2021\nThe talks began.', null],
    ['One.\nTwo.\nThree.\nFour.\n10 July 2019', null],
  ])('%j', (text, day) => expect(datelineDay(text)).toBe(day));
});

describe('readMarkdown', () => {
  test('front matter is metadata, the rest is text', () => {
    const read = readMarkdown(
      '---\ntitle: Talks\ndate: 2023-11-15\npublisher: Example Wire\nurl: https://example.org/1\n---\n\n# Heading\n\nThey met.\n',
    );
    expect(read).toEqual({
      text: '# Heading\n\nThey met.\n',
      title: 'Talks',
      published: '2023-11-15',
      publisher: 'Example Wire',
      url: 'https://example.org/1',
    });
  });

  test('front matter that is no YAML still gives its plain lines', () => {
    const source = '---\ntitle: Talks in Bern: the second day\npublished: "2023-11-15"\n---\nThey met.\n';
    expect(readMarkdown(source)).toMatchObject({ title: 'Talks in Bern: the second day', published: '2023-11-15' });
  });

  test.each(['They met.', '---\nThey met.', '---\n[broken: {\n---\nThey met.'])('%j has no metadata', (source) => {
    expect(readMarkdown(source)).toMatchObject({
      title: null,
      published: null,
      text: expect.stringContaining('They met.'),
    });
  });
});

describe('readHtml', () => {
  const words =
    'The president received the prime minister at the palace on Monday, and both spoke for two hours about trade, water and the border. ';
  const page = (head: string): string =>
    `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Two leaders meet</h1><p>${words.repeat(3)}</p><figure><img src="a.jpg"><figcaption>The two leaders at the palace on Nov. 15, 2023.</figcaption></figure><p>They will meet<br>again &amp; again. ${words}</p></article><script>let x = 'code';</script></body></html>`;

  test('paragraphs as blocks, captions among them, neither code nor navigation', () => {
    const { text } = readHtml(page('<title>T</title>'));
    expect(text.split('\n\n').length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('The two leaders at the palace on Nov. 15, 2023.');
    expect(text).toContain('They will meet\nagain & again.');
    expect(text).not.toMatch(/code|Home/);
  });

  test('every word is mapped to where the source has it', () => {
    const source = page('<title>Two leaders meet</title>').replace(
      'received',
      '<b class="a>b">re</b>ceived\n  <!-- & -->',
    );
    const { text, sourceMap = [] } = readHtml(source);
    for (const run of sourceMap)
      expect(source.slice(run.source, run.source + run.length)).toBe(text.slice(run.start, run.start + run.length));
    const mapped = new Set(sourceMap.flatMap(({ start, length }) => Array.from({ length }, (_, at) => start + at)));
    const lost = [...text].filter((char, at) => !mapped.has(at) && /\S/.test(char));
    expect(lost.join('')).toBe('');
    const caption = sourceMap.find(({ start }) => start === text.indexOf('The two leaders at'));
    expect(source.slice(caption?.source)).toMatch(/^The two leaders at the palace on Nov\. 15, 2023\.<\/figcaption>/);
  });

  test('a page of a megabyte is mapped too', () => {
    const { text, sourceMap = [] } = readHtml(
      page('').replace('</article>', `${`<p>${words}&amp;</p>\n`.repeat(8000)}</article>`),
    );
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(sourceMap.length).toBeGreaterThanOrEqual(8000);
  });

  test('metadata of the head', () => {
    const head =
      '<title>Two leaders meet | Example Wire</title><meta property="article:published_time" content="2023-11-15T10:00:00Z"><meta property="og:site_name" content="Example Wire"><link rel="canonical" href="https://example.org/meet">';
    expect(readHtml(page(head))).toMatchObject({
      published: '2023-11-15',
      publisher: 'Example Wire',
      url: 'https://example.org/meet',
      title: expect.stringContaining('Two leaders meet'),
    });
  });

  test.each([
    ['an object', '{"@type":"NewsArticle","datePublished":"2023-11-16","publisher":{"name":"Linked Wire"}}'],
    ['a list', '[null,{"@type":"NewsArticle","datePublished":"2023-11-16","publisher":{"name":"Linked Wire"}}]'],
    [
      'a graph',
      '{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","datePublished":"2023-11-16","publisher":{"name":"Linked Wire"}}]}',
    ],
  ])('linked data: %s', (_, json) => {
    expect(readHtml(page(`<script type="application/ld+json">${json}</script>`))).toMatchObject({
      published: '2023-11-16',
      publisher: 'Linked Wire',
    });
  });

  test.each(['null', '{', '"x"', '[]'])('linked data %s says nothing', (json) => {
    expect(readHtml(page(`<script type="application/ld+json">${json}</script>`))).toMatchObject({ published: null });
  });

  test('a short page gives its text', () => expect(readHtml('<p>They met.</p>').text).toBe('They met.'));
});

describe('readPdf', () => {
  test('pages with their spans; broken lines and words are joined', async () => {
    const read = await readPdf(
      pdfOf([
        [
          'The two ministers spoke at length about the agree-',
          'ment on water and about the border between them.',
          'They parted at noon.',
        ],
        ['Second page.'],
      ]),
    );
    if ('trouble' in read) throw new Error(read.trouble.message);
    expect(read.pages).toHaveLength(2);
    const [first, second] = (read.pages ?? []).map(({ start, end }) => read.text.slice(start, end).trim());
    expect(first).toContain('about the agreement on water and about the border between them.');
    expect(second).toBe('Second page.');
    expect(read.published ?? null).toBeNull();
  });

  test('a heading stands alone; a sentence goes on over the end of a page', async () => {
    const read = await readPdf(
      pdfOf([
        [
          'Talks at the lake',
          'President Ann Lee and Prime Minister Bo Ek met in Bern on',
          'Monday and spoke about the',
        ],
        ['border between the two countries for most of the day.'],
      ]),
    );
    if ('trouble' in read) throw new Error(read.trouble.message);
    expect(read.text.trim()).toBe(
      'Talks at the lake\n\nPresident Ann Lee and Prime Minister Bo Ek met in Bern on Monday and spoke about the border between the two countries for most of the day.',
    );
    const [, second] = read.pages ?? [];
    expect(read.text.slice(second?.start, second?.end)).toMatch(/^border between/);
  });
});

describe('detectLanguage', () => {
  test.each([
    ['en', 'The president met Chinese Foreign Minister Wang Yi and Narendra Modi in Astana.'],
    ['en', 'Tokayev, Mirziyoyev and Japarov signed an accord in Tashkent, their offices said.'],
    ['en', 'Leaders meet in Geneva for talks on trade'],
    ['en', 'Premier Aldo Ferri met President Jan Novak in Paris, France, on Monday.'],
    ['en', 'Leaders of Malaysia, Singapore and Brunei will join Sultan Bolkan for talks in Langkawi.'],
    ['de', 'Die Außenministerin traf ihren Amtskollegen am Montag in Berlin.'],
    ['de', 'Treffen in Wien mit Sergej Lawrow'],
    ['fr', 'Dufour à Berlin pour un sommet'],
    ['fr', 'Le président a rencontré son homologue à Paris lundi soir.'],
    ['es', 'El presidente se reunió con su homólogo en Madrid el lunes.'],
    ['it', 'Il presidente ha incontrato il suo omologo a Roma lunedì.'],
    ['pt', 'O presidente encontrou-se com o seu homólogo em Lisboa na segunda-feira.'],
    ['nl', 'Premier Jan Mulder ontmoette Karl Thoma in Den Haag.'],
    ['nl', 'De minister ontmoette zijn ambtgenoot maandag in Den Haag.'],
    ['pl', 'Prezydent spotkał się w poniedziałek w Warszawie ze swoim odpowiednikiem.'],
    ['ru', 'Президент встретился с министром иностранных дел в Москве.'],
    ['uk', 'Президент зустрівся з міністром закордонних справ у Києві.'],
    ['tr', 'Cumhurbaşkanı pazartesi günü Ankara’da mevkidaşı ile görüştü.'],
    ['ar', 'التقى الرئيس وزير الخارجية في القاهرة يوم الاثنين.'],
    ['zh', '两国外长星期一在北京举行了会谈。'],
    ['ja', '両国の外相は月曜日に東京で会談した。'],
    ['ko', '양국 외무장관은 월요일 서울에서 회담을 가졌다.'],
    ['vi', 'Hai ngoại trưởng đã gặp nhau tại Hà Nội hôm thứ Hai.'],
    ['el', 'Ο πρόεδρος συναντήθηκε με τον ομόλογό του στην Αθήνα.'],
    ['und', '12 34 !? 56'],
  ])('%s: %s', async (language, text) => expect(await detectLanguage(text)).toBe(language));
});
