/**
 * Names of areas in traditional characters, beside the English ones that were there. Whoever shows many areas asks for all names of an outbreak
 * at once, so no list joins anything for them.
 */
export const areaName = /* sql */ `
alter table area add column name_hant text;
update area set name_hant = '全球' where code = 'world';
`;
