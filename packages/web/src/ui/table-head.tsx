/** A column by its name alone, or with the class its cells have. */
export type ColumnHead = string | { readonly text: string; readonly className: string | undefined };

/** The head of a table: what stands in each column, for the eye and for a screen reader. */
export function TableHead({ columns }: { readonly columns: readonly ColumnHead[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, at) => {
          const { text, className } = typeof column === 'string' ? { text: column, className: undefined } : column;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name, and none changes its place
            <th key={at} scope="col" className={className}>
              {text}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Over a column of numbers, which stand at its right. */
export const numberHead = (text: string): ColumnHead => ({ text, className: 'number' });
