import { parseCalendarDate } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';
import { exposuresCsv, graphmlOf, nodesCsv, timelineSvg } from './export.ts';
import { recordedGraph } from './recorded-graph.ts';
import { xmlText } from './xml-text.ts';

const day = (text: string) => parseCalendarDate(text) ?? null;
const outbreak = recordedGraph(
  [
    { id: 'a', kind: 'case', caseClass: 'confirmed', onset: day('2026-03-01'), report: day('2026-03-04') },
    { id: 'b', kind: 'case', caseClass: 'suspected', report: day('2026-03-09') },
    { id: 'c', kind: 'contact' },
    { id: 'party', kind: 'event', eventDate: day('2026-03-02') },
  ],
  [
    { id: 'x1', source: 'a', target: 'party', certainty: 'high' },
    { id: 'x2', source: 'party', target: 'b', date: day('2026-03-02') },
    { id: 'x3', source: 'a', target: 'c' },
  ],
);

test('the nodes are written with their chain and generation, what is missing stays empty', () => {
  expect(nodesCsv(outbreak).split('\r\n')).toEqual([
    'id,kind,caseClass,onset,report,day,dayBasis,chain,generation',
    'a,case,confirmed,2026-03-01,2026-03-04,2026-03-01,onset,a,1',
    'b,case,suspected,,2026-03-09,2026-03-09,report,a,2',
    'c,contact,,,,,none,,',
    'party,event,,,,2026-03-02,event,a,1',
    '',
  ]);
  expect(exposuresCsv(outbreak).split('\r\n')).toEqual([
    'id,source,target,date,certainty',
    'x3,a,c,,unknown',
    'x1,a,party,,high',
    'x2,party,b,2026-03-02,unknown',
    '',
  ]);
});

test('a name that would run as a formula reaches the spreadsheet as text', () => {
  const names: Record<string, string> = { a: '=HYPERLINK("http://x")', b: '+86 139', c: '@you', party: '\tlunch, "big"\n' };
  expect(
    nodesCsv(outbreak, (id) => names[id] ?? id)
      .split('\r\n')
      .map((line) => line.split(',case,')[0]),
  ).toContain('a,"\'=HYPERLINK(""http://x"")"');
  expect(csvText([['-5', -5, '@x', '\rx', 'a-b', null]])).toBe("'-5,-5,'@x,\"'\rx\",a-b,\r\n");
});

test('no text cell ever begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a', '王') }), (text) => {
      const cell = csvText([[text]]).replace(/\r\n$/, '');
      expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

/** A small reader of well-formed XML: names nest, nothing stands outside, only known entities. */
function tagsOf(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const rest = xml
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([a-z]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>/gi,
      (_, closing: string, name: string, _attributes: string, empty: string) => {
        if (closing) expect(open.pop()).toBe(name);
        else {
          seen.push(name);
          if (!empty) open.push(name);
        }
        return '';
      },
    );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
  return seen;
}

test('GraphML names every node and exposure once, directed', () => {
  const xml = graphmlOf(outbreak, (id) => `${id} <&"'>`);
  const tags = tagsOf(xml);
  expect(tags.filter((tag) => tag === 'node')).toHaveLength(4);
  expect(tags.filter((tag) => tag === 'edge')).toHaveLength(3);
  expect(xml).toContain('edgedefault="directed"');
  expect(xml).toContain('<edge id="x2" source="party" target="b"><data key="e_date">2026-03-02</data>');
  expect(xml).toContain('<data key="n_label">a &lt;&amp;&quot;&apos;&gt;</data>');
});

test('whatever stands in a name, the XML stays well formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      tagsOf(graphmlOf(outbreak, () => name));
      tagsOf(timelineSvg(outbreak, { title: name, label: () => name }));
    }),
  );
  expect(xmlText('a\u0000\u000bb\ud800c\ufffe😷\t')).toBe('abc😷\t');
});

test('the picture has one mark per case and event, one arc per link and its title', () => {
  const svg = timelineSvg(outbreak, { title: '传播链 3 月', label: (id) => id.toUpperCase() });
  tagsOf(svg);
  expect(svg.match(/<path d="M[^"]*C/g)).toHaveLength(2); // the contact has no row, so no arc
  expect(svg).toContain('<title>传播链 3 月</title>');
  expect(svg).toContain('>PARTY</text>');
  expect(svg).toContain('>2026-03-01</text>');
});

test('one onset mistyped as 1900 does not make the picture a kilometre wide', () => {
  const typo = recordedGraph(
    [
      { id: 'a', kind: 'case', onset: day('1900-03-01') },
      { id: 'b', kind: 'case', onset: day('2099-03-01') },
    ],
    [],
  );
  const width = Number(/width="(\d+)"/.exec(timelineSvg(typo, { title: '' }))?.[1]);
  expect(width).toBeLessThan(10_000);
});
