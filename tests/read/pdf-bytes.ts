/** A PDF made by hand: one page for each list of lines, set in Helvetica from the top downwards. */
export function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(lines),
    ]),
  ];
  return new TextEncoder().encode(withTable(objects));
}

/** A piece of text at a place, in points from the bottom left. */
export type Placed = readonly [text: string, x: number, y: number];

/** Pages with text at places; a page may hold a grey picture (its pixels, row by row), as wide as the page, instead. */
export function placedPdf(pages: readonly (readonly Placed[] | Picture)[]): Uint8Array {
  const isPicture = (page: readonly Placed[] | Picture): page is Picture => 'pixels' in page;
  const kids = pages.map((_, index) => `${4 + 3 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page, index) => {
      const at = 4 + 3 * index;
      const content = isPicture(page)
        ? `q 612 0 0 ${Math.round((612 * page.height) / page.width)} 0 0 cm /I1 Do Q`
        : page.map(([text, x, y]) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
      const hex = isPicture(page) ? `${Buffer.from(page.pixels).toString('hex')}>` : '>';
      const { width, height } = isPicture(page) ? page : { width: 1, height: 1 };
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${at + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 ${at + 2} 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${hex.length} >>\nstream\n${hex}\nendstream`,
      ];
    }),
  ];
  return new TextEncoder().encode(withTable(objects));
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

function streamOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line}) Tj T*`).join('\n');
  const content = lines.length === 0 ? '' : `BT /F1 12 Tf 14 TL 72 720 Td\n${shown}\nET`;
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A file of these objects, numbered from 1; the first is the catalog. */
export function withTable(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
