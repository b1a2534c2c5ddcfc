/** Words that the conversion by phrases gets wrong for us: [what it gives, what we say]. Applied in order. */
export const overrides: readonly (readonly [wrong: string, right: string])[] = [
  ['“', '「'],
  ['”', '」'],
  ['質量', '品質'],
  ['賬號', '帳號'],
  ['許可權', '權限'],
  ['搜索', '搜尋'],
  ['撤銷', '復原'],
  ['通過安全', '透過安全'],
  // A column is 欄 in traditional Chinese; 列 alone would be read as a row.
  ["columns: '列'", "columns: '欄'"],
  ["column: '列'", "column: '欄'"],
  ['}} 列', '}} 欄'],
  ['恢復預設列', '恢復預設欄'],
  ['排序和列', '排序和欄'],
  ['各列', '各欄'],
  ['每列', '每欄'],
  ['檔案中的列', '檔案中的欄'],
  ['列「', '欄「'],
  ['有一列', '有一欄'],
  ['列名', '欄名'],
  ["apply: '應用'", "apply: '套用'"],
];
