import type { Locale } from '@firebreak/contract';
import type { BoundaryProblem } from './supplied-boundary.ts';

/** Words of a map. */
export interface MapText {
  readonly map: string;
  readonly table: string;
  readonly view: string;
  readonly download: string;
  readonly legend: string;
  readonly ratePer: string;
  readonly noCases: string;
  readonly noRate: string;
  readonly symbols: string;
  readonly area: string;
  readonly count: string;
  readonly population: string;
  readonly rate: string;
  readonly unknown: string;
  readonly noBoundary: string;
  readonly noPlaces: string;
  readonly moreAreas: (count: number) => string;
  readonly boundaryFailed: string;
  readonly noWebGl: string;
  readonly loading: string;
  readonly supply: string;
  readonly problem: Readonly<Record<BoundaryProblem, string>>;
  /** Areas that stand in the table only. */
  readonly notDrawn: (areas: number) => string;
  readonly matched: (matched: number, unmatched: number) => string;
  /** How far points are moved. */
  readonly precision: (metres: number) => string;
  readonly said: (name: string, count: string, rate: string | undefined) => string;
}

export const mapTexts: Readonly<Record<Locale, MapText>> = {
  'zh-Hans': {
    map: '地图',
    table: '表格',
    view: '显示方式',
    download: '下载图片',
    legend: '图例',
    ratePer: '每 10 万人',
    noCases: '0（无病例）',
    noRate: '无人口数，不能算率',
    symbols: '圆面积 = 例数',
    area: '辖区',
    count: '例数',
    population: '常住人口',
    rate: '每 10 万人',
    unknown: '不详',
    noBoundary: '此级辖区没有可用的边界，以圆点表示例数；可提供 GeoJSON 边界文件。',
    boundaryFailed: '边界没有取到，数据不受影响。请检查网络后重新打开本页；以下为表格和圆点。',
    noPlaces: '这些辖区没有边界，也没有坐标，画不出地图：按例数排列。提供 GeoJSON 边界文件后即显示地图。',
    moreAreas: (count) => `另有 ${count} 个辖区，见表格。`,
    noWebGl: '此浏览器不能使用 WebGL，改用不能缩放的简图；数据相同。',
    loading: '正在载入地图',
    supply: '提供边界（GeoJSON）',
    problem: {
      notJson: '文件不是 JSON。请提供 GeoJSON 文件。',
      notFeatureCollection: '文件不是 GeoJSON 的 FeatureCollection。请重新导出。',
      noPolygon: '文件里没有多边形。请提供辖区边界，而不是点或线。',
      notDegrees: '坐标不是经纬度。请导出为 WGS 84（EPSG:4326）。',
    },
    notDrawn: (areas) => `${areas} 个辖区没有位置，只在表格中。`,
    matched: (matched, unmatched) => `已匹配 ${matched} 个辖区，${unmatched} 个图形未匹配。`,
    precision: (metres) => `点位已打散到约 ${metres} 米网格内，不是实际住址。`,
    said: (name, count, rate) => (rate === undefined ? `${name}：${count} 例` : `${name}：${count} 例，每 10 万人 ${rate}`),
  },
  'zh-Hant': {
    map: '地圖',
    table: '表格',
    view: '顯示方式',
    download: '下載圖片',
    legend: '圖例',
    ratePer: '每 10 萬人',
    noCases: '0（無病例）',
    noRate: '無人口數，不能算率',
    symbols: '圓面積 = 例數',
    area: '轄區',
    count: '例數',
    population: '常住人口',
    rate: '每 10 萬人',
    unknown: '不詳',
    noBoundary: '此級轄區沒有可用的邊界，以圓點表示例數；可提供 GeoJSON 邊界檔案。',
    boundaryFailed: '邊界沒有取到，資料不受影響。請檢查網路後重新打開本頁；以下為表格和圓點。',
    noPlaces: '這些轄區沒有邊界，也沒有座標，畫不出地圖：按例數排列。提供 GeoJSON 邊界檔案後即顯示地圖。',
    moreAreas: (count) => `另有 ${count} 個轄區，見表格。`,
    noWebGl: '此瀏覽器不能使用 WebGL，改用不能縮放的簡圖；資料相同。',
    loading: '正在載入地圖',
    supply: '提供邊界（GeoJSON）',
    problem: {
      notJson: '檔案不是 JSON。請提供 GeoJSON 檔案。',
      notFeatureCollection: '檔案不是 GeoJSON 的 FeatureCollection。請重新匯出。',
      noPolygon: '檔案裡沒有多邊形。請提供轄區邊界，而不是點或線。',
      notDegrees: '座標不是經緯度。請匯出為 WGS 84（EPSG:4326）。',
    },
    notDrawn: (areas) => `${areas} 個轄區沒有位置，只在表格中。`,
    matched: (matched, unmatched) => `已配對 ${matched} 個轄區，${unmatched} 個圖形未配對。`,
    precision: (metres) => `點位已打散到約 ${metres} 公尺網格內，不是實際住址。`,
    said: (name, count, rate) => (rate === undefined ? `${name}：${count} 例` : `${name}：${count} 例，每 10 萬人 ${rate}`),
  },
  en: {
    map: 'Map',
    table: 'Table',
    view: 'View',
    download: 'Download picture',
    legend: 'Legend',
    ratePer: 'per 100,000 residents',
    noCases: '0 (no cases)',
    noRate: 'No rate: residents not known',
    symbols: 'Area of the circle = cases',
    area: 'Area',
    count: 'Cases',
    population: 'Residents',
    rate: 'Per 100,000',
    unknown: 'unknown',
    noBoundary: 'No boundaries are known at this level, so circles show the cases. You can supply a GeoJSON file.',
    boundaryFailed:
      'The boundaries could not be fetched; the data are not affected. Check the network and open the page again. Circles and the table are below.',
    noPlaces:
      'These areas have neither boundaries nor coordinates, so there is no map to draw: the most cases first. Supply a GeoJSON file of boundaries and the map comes.',
    moreAreas: (count) => `${count} more areas in the table.`,
    noWebGl: 'This browser cannot use WebGL, so a plain drawing without zoom is shown. The data are the same.',
    loading: 'Loading the map',
    supply: 'Supply boundaries (GeoJSON)',
    problem: {
      notJson: 'The file is not JSON. Supply a GeoJSON file.',
      notFeatureCollection: 'The file is not a GeoJSON FeatureCollection. Export it again.',
      noPolygon: 'The file has no polygons. Supply boundaries of areas, not points or lines.',
      notDegrees: 'The coordinates are not degrees. Export as WGS 84 (EPSG:4326).',
    },
    notDrawn: (areas) =>
      `${areas} ${areas === 1 ? 'area has' : 'areas have'} no place and ${areas === 1 ? 'stands' : 'stand'} in the table only.`,
    matched: (matched, unmatched) => `${matched} areas matched, ${unmatched} shapes left over.`,
    precision: (metres) => `Points are scattered within a grid of about ${metres} m and are not addresses.`,
    said: (name, count, rate) => (rate === undefined ? `${name}: ${count} cases` : `${name}: ${count} cases, ${rate} per 100,000`),
  },
};
