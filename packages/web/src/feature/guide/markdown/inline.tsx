import { type Token, type Tokens } from 'marked';
import { type ReactNode } from 'react';

/** Makes the link of an address as the page writes it; `words` stand in it. */
export type LinkOf = (address: string, words: ReactNode) => ReactNode;

/** Words with their marks. What is not known here is shown as its words: never as markup. */
export function Inline({ tokens, linkOf }: { readonly tokens: readonly Token[]; readonly linkOf: LinkOf }) {
  return tokens.map((token, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the words of a page never change places
    <Mark key={index} token={token} linkOf={linkOf} />
  ));
}

function Mark({ token, linkOf }: { readonly token: Token; readonly linkOf: LinkOf }): ReactNode {
  const within = 'tokens' in token && token.tokens !== undefined ? <Inline tokens={token.tokens} linkOf={linkOf} /> : undefined;
  switch (token.type) {
    case 'strong':
      return <strong>{within}</strong>;
    case 'em':
      return <em>{within}</em>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return linkOf((token as Tokens.Link).href, within);
    default:
      return within ?? ('text' in token ? String(token.text) : null);
  }
}
