// Made by scripts/text.ts from zh-Hans; change the text there, or zh-hant-override.ts.
export default {
  question: '{{area}}每戶住著誰，哪裡還不清楚？',
  answer: '共 {{households}} 戶，其中 {{unknown}} 戶居住情況不明，截至 {{time}}。',
  show: { label: '顯示內容', households: '住戶', duplicates: '疑似重複' },
  none: '本轄區還沒有花名冊。匯入登記表後，每一輪檢測都以它為應檢名單。',
  notFound: '沒有找到住戶或人員。請試試樓棟、門牌或姓名的一部分。',
  search: '樓棟、門牌、戶號或姓名',
  shown: '已顯示 {{shown}} 戶，共 {{total}} 戶',
  more: '顯示更多',
  nobody: '沒有登記居住人員。',
  document: '證件尾號 {{tail}}',
  isDouble: '與另一名冊記錄重複',
  occupancy: { occupied: '有人居住', vacant: '空置', unknown: '居住情況不明' },
  occupancyOf: '{{door}} 居住情況',
  foundAtDoor: '上門核實',
  file: {
    title: '匯入登記表',
    hint: 'CSV 或 XLSX，含戶號、轄區、樓棟、單元、樓層、房號、姓名、出生年、電話、證件。同一檔案匯入兩次不會改變任何內容。',
  },
  outcome: {
    title: '匯入結果',
    line: '共 {{lines}} 行：新增 {{newHouseholds}} 戶、{{newMembers}} 人，更改 {{changed}}，已有 {{same}}，未入庫 {{refused}}。',
    duplicates_other: '{{count}} 對疑似同一人。',
    row: '第 {{line}} 行',
    more: '另有 {{count}} 條',
  },
  double: {
    none: '沒有疑似重複的人員。',
    keep: '保留這一條',
    because: { document: '證件相同', phoneAndName: '電話和姓名相同', nameAndBirthYear: '姓名和出生年相同' },
  },
};
