import { type Token, type Tokens } from 'marked';
import { type ReactNode } from 'react';
import { type GuideBlock, type GuideSection } from './document.ts';
import { Inline, type LinkOf } from './inline.tsx';

/** The parts of a guide below its name. */
export function Blocks({ blocks, linkOf }: { readonly blocks: readonly GuideBlock[]; readonly linkOf: LinkOf }) {
  return blocks.map(({ token, section }, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a page never change places
    <Block key={index} token={token} section={section} linkOf={linkOf} />
  ));
}

interface Props {
  readonly token: Token;
  readonly section?: GuideSection | undefined;
  readonly linkOf: LinkOf;
}

function Block({ token, section, linkOf }: Props): ReactNode {
  switch (token.type) {
    case 'heading':
      return <Heading token={token as Tokens.Heading} section={section} linkOf={linkOf} />;
    case 'paragraph':
      return (
        <p id={section?.id} tabIndex={section === undefined ? undefined : -1}>
          <Inline tokens={token['tokens'] as Token[]} linkOf={linkOf} />
        </p>
      );
    case 'list':
      return <List token={token as Tokens.List} linkOf={linkOf} />;
    case 'table':
      return <Table token={token as Tokens.Table} linkOf={linkOf} />;
    case 'code':
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1)
      return <pre tabIndex={0}>{(token as Tokens.Code).text}</pre>;
    case 'text':
      return <Inline tokens={'tokens' in token ? (token.tokens ?? []) : [token]} linkOf={linkOf} />;
    default:
      return null;
  }
}

/** On the screen the name of the page is the first heading, so those of the page keep their levels. */
function Heading({ token, section, linkOf }: Props & { readonly token: Tokens.Heading }) {
  const Level = token.depth === 2 ? 'h2' : 'h3';
  return (
    <Level id={section?.id} tabIndex={-1}>
      <Inline tokens={token.tokens} linkOf={linkOf} />
    </Level>
  );
}

function List({ token, linkOf }: { readonly token: Tokens.List; readonly linkOf: LinkOf }) {
  const Kind = token.ordered ? 'ol' : 'ul';
  return (
    <Kind start={typeof token.start === 'number' && token.start !== 1 ? token.start : undefined}>
      {token.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the items of a page never change places
        <li key={index}>
          {item.tokens.map((part, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- nor do the parts of an item
            <Block key={at} token={part} linkOf={linkOf} />
          ))}
        </li>
      ))}
    </Kind>
  );
}

/** On a phone every row becomes a small card, each cell behind the name of its column (`.row-cards`). */
function Table({ token, linkOf }: { readonly token: Tokens.Table; readonly linkOf: LinkOf }) {
  const heads = token.header.map((cell) => cell.text.replaceAll('`', ''));
  const headless = heads.every((head) => head === '');
  return (
    <table className="guide-table row-cards">
      {headless ? null : (
        <thead>
          <tr>
            {token.header.map((cell, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns of a page never change places
              <th key={index} scope="col">
                <Inline tokens={cell.tokens} linkOf={linkOf} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {token.rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows of a page never change places
          <tr key={index}>
            {row.map((cell, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- nor do the cells of a row
              <td key={at} data-label={heads[at]}>
                <span>
                  <Inline tokens={cell.tokens} linkOf={linkOf} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
