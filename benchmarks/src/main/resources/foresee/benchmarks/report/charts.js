// Makes an option of ECharts of what a chart shows, and draws it. Colours are stand-ins for variables of the page.
var TEXT = '#c0ffe0', RULE = '#c0ffea', GRID = '#c0ffeb', LEVEL = '#c0ffec', PAPER = '#c0ffed';
var WIDTH = 480, FONT = 14, COLOURS = 8, MANY = 6;
var CROSS = 'path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z';
var SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

function colour(i) { return '#c0ffe' + (1 + i % COLOURS); }

// Lines that take a colour for the second time are dashed, and their marks hollow.
function isSecond(i) { return i >= COLOURS; }

function label(value) {
  if (value >= 1e6) { return value / 1e6 + 'M'; }
  if (value >= 1e4) { return value / 1e3 + 'k'; }
  return String(+value.toPrecision(3));
}

function axis(it, across) {
  return {
    type: it.log ? 'log' : 'value',
    name: it.title, nameLocation: 'middle', nameGap: across ? 30 : 46,
    nameTextStyle: {color: TEXT, fontSize: FONT},
    axisLabel: {color: TEXT, fontSize: FONT, formatter: label, hideOverlap: true},
    axisLine: {show: across, onZero: false, lineStyle: {color: RULE}}, axisTick: {lineStyle: {color: RULE}},
    splitLine: {show: !across, lineStyle: {color: GRID}}, minorSplitLine: {show: false}
  };
}

function around(values, log) {
  var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
  if (log) { return low === high ? [low / 2, high * 2] : [low / Math.pow(high / low, 0.06), high * Math.pow(high / low, 0.06)]; }
  return [low - 0.06 * (high - low || 1), high + 0.06 * (high - low || 1)];
}

// Labels where people look for them: 1, 2 and 5 times a power of ten, no more than fit.
function ticks(low, high) {
  var all = [];
  for (var e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
    [1, 2, 5].forEach(function (m) { all.push(m * Math.pow(10, e)); });
  }
  var fits = all.filter(function (v) { return v >= low * 0.999 && v <= high * 1.001; });
  var tens = fits.filter(function (v) { var e = Math.log10(v); return Math.abs(e - Math.round(e)) < 1e-9; });
  return fits.length > 7 && tens.length > 1 ? tens : fits;
}

// ECharts labels whole powers of ten alone, so a logarithmic axis is a linear one of logarithms, with ticks of our own.
function scaled(axis, range, log) {
  axis.min = range[0];
  axis.max = range[1];
  if (log) {
    axis.type = 'value';
    axis.min = Math.log10(range[0]);
    axis.max = Math.log10(range[1]);
    axis.axisLabel.show = false;
    axis.axisTick.show = false;
    axis.splitLine.show = false;
  }
  return axis;
}

function place(value, log) { return log ? Math.log10(value) : value; }

function text(x, y, align, words) {
  return {type: 'text', style: {x: x, y: y, text: words, align: align, verticalAlign: 'middle', fill: TEXT, fontSize: FONT, fontFamily: 'inherit'}};
}

function stroke(x1, y1, x2, y2, color, width, dash) {
  return {type: 'line', shape: {x1: x1, y1: y1, x2: x2, y2: y2}, style: {stroke: color, lineWidth: width, lineDash: dash || null}};
}

function logTicks(range, across) {
  return {
    type: 'custom', silent: true, z: 0, data: [[0, 0]],
    renderItem: function (params, api) {
      var box = params.coordSys, children = [];
      ticks(range[0], range[1]).forEach(function (value) {
        if (across) {
          var x = api.coord([Math.log10(value), 0])[0];
          children.push(stroke(x, box.y + box.height, x, box.y + box.height + 5, RULE, 1));
          children.push(text(x, box.y + box.height + 15, 'center', label(value)));
        } else {
          var y = api.coord([0, Math.log10(value)])[1];
          children.push(stroke(box.x, y, box.x + box.width, y, GRID, 1));
          children.push(text(box.x - 8, y, 'right', label(value)));
        }
      });
      return {type: 'group', children: children};
    }
  };
}

// Series that share a place stand side by side there, a few pixels apart.
function apart(chart, axis) {
  var seen = {}, share = false;
  chart.series.forEach(function (s) {
    s.points.forEach(function (p) { share = share || seen[p.x]; seen[p.x] = true; });
  });
  var pixels = Math.min(8, 40 / Math.max(1, chart.series.length - 1));
  return share ? pixels * (axis.max - axis.min) / 400 : 0;
}

function whiskers(chart, series, i, shift) {
  var width = chart.series.length > MANY ? 0.75 : 1.5, cap = chart.series.length > MANY ? 2 : 4;
  return {
    type: 'custom', silent: true, z: 3,
    data: series.points.filter(function (p) { return !p.never; }).map(function (p) {
      return [place(p.x, chart.x.log) + shift, place(p.low, chart.y.log), place(p.high, chart.y.log)];
    }),
    renderItem: function (params, api) {
      var low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)]);
      return {type: 'group', children: [
        stroke(low[0], low[1], high[0], high[1], colour(i), width),
        stroke(low[0] - cap, low[1], low[0] + cap, low[1], colour(i), width),
        stroke(high[0] - cap, high[1], high[0] + cap, high[1], colour(i), width)]};
    }
  };
}

function levels(chart) {
  return {
    type: 'custom', silent: true, z: 1, data: chart.levels.map(function (level) { return [0, place(level.y, chart.y.log)]; }),
    renderItem: function (params, api) {
      var box = params.coordSys, level = chart.levels[params.dataIndex];
      var y = api.coord([0, api.value(1)])[1];
      // where lines are not: they begin low on the left and end high on the right
      var isHigh = y < box.y + box.height / 2;
      var words = text(isHigh ? box.x + 4 : box.x + box.width - 2, y - 9, isHigh ? 'left' : 'right', level.name);
      return {type: 'group', children: [stroke(box.x, y, box.x + box.width, y, LEVEL, 1.5, [6, 4]), words]};
    }
  };
}

// Points joined in their order, axes as wide as they are.
function curves(chart) {
  var xs = [], ys = chart.levels.map(function (level) { return level.y; });
  chart.series.forEach(function (s) {
    s.points.forEach(function (p) { xs.push(p.x); ys.push(p.y); });
  });
  var range = around(ys, chart.y.log);
  var x = scaled(axis(chart.x, true), around(xs, false), false), y = scaled(axis(chart.y, false), range, chart.y.log);
  if (xs.every(function (v) { return v === Math.round(v); })) { x.minInterval = 1; }
  var all = [levels(chart)];
  if (chart.y.log) { all.push(logTicks(range, false)); } else { plain(y); }
  chart.series.forEach(function (s, i) {
    all.push({
      type: 'line', silent: true, z: 4, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: s.points.length > 40 ? 0 : 8,
      lineStyle: {color: colour(i), width: 2, type: isSecond(i) ? [6, 3] : 'solid'}, itemStyle: {color: colour(i)},
      data: s.points.map(function (p) { return [p.x, place(p.y, chart.y.log)]; })
    });
  });
  return {height: 330, option: {grid: {left: 66, right: 14, top: 24, bottom: 54}, xAxis: plain(x), yAxis: y, series: all}};
}

// The ends of an axis that was fitted to its points are no round numbers.
function plain(axis) {
  axis.axisLabel.showMinLabel = false;
  axis.axisLabel.showMaxLabel = false;
  return axis;
}

function lines(chart) {
  var xs = [], ys = chart.levels.map(function (level) { return level.y; });
  chart.series.forEach(function (s) {
    s.points.forEach(function (p) { xs.push(p.x); ys.push(p.low, p.high); });
  });
  var xRange = around(xs, chart.x.log);
  var yRange = chart.y.log ? around(ys, true) : [0, 100];
  var x = scaled(axis(chart.x, true), xRange, chart.x.log), y = scaled(axis(chart.y, false), yRange, chart.y.log);
  var all = [levels(chart)];
  if (!chart.x.log) { plain(x); }
  if (chart.x.log) { all.push(logTicks(xRange, true)); }
  if (chart.y.log) { all.push(logTicks(yRange, false)); }
  var step = apart(chart, x);
  chart.series.forEach(function (s, i) {
    var shift = step * (i - (chart.series.length - 1) / 2);
    all.push({
      type: 'line', silent: true, z: 4, symbolSize: 9,
      lineStyle: {color: colour(i), width: 2, type: isSecond(i) ? [6, 3] : 'solid'},
      data: s.points.map(function (p) {
        return {
          value: [place(p.x, chart.x.log) + shift, p.never ? '-' : place(p.y, chart.y.log)],
          symbol: p.bound ? 'triangle' : SYMBOLS[i % SYMBOLS.length],
          symbolSize: p.bound ? 11 : 9,
          itemStyle: p.bound || isSecond(i) ? {color: PAPER, borderColor: colour(i), borderWidth: 2} : {color: colour(i)}
        };
      })
    });
    all.push({
      type: 'scatter', silent: true, z: 4, symbol: CROSS, symbolSize: 11, itemStyle: {color: colour(i)},
      data: s.points.filter(function (p) { return p.never; }).map(function (p) {
        return [place(p.x, chart.x.log) + shift, place(p.y, chart.y.log)];
      })
    });
    if (s.fit.length > 0) {
      all.push({
        type: 'line', silent: true, z: 2, symbol: 'none', lineStyle: {color: colour(i), width: 1.5, type: [3, 4]},
        data: s.fit.map(function (p) { return [place(p.x, chart.x.log), place(p.y, chart.y.log)]; })
      });
    }
    all.push(whiskers(chart, s, i, shift));
  });
  return {height: 330, option: {grid: {left: 66, right: 14, top: 24, bottom: 54}, xAxis: x, yAxis: y, series: all}};
}

// One row for each series: its bars as high as their share of the row's fullest, its marks with their names.
function rows(chart) {
  var xs = [];
  chart.series.forEach(function (s) {
    s.points.forEach(function (p) { xs.push(p.x, p.low); });
  });
  var range = around(xs, true), row = 74;
  var x = scaled(axis(chart.x, true), range, true);
  var y = {type: 'value', min: 0, max: chart.series.length, show: false};
  var all = [logTicks(range, true)];
  chart.series.forEach(function (s, i) {
    var fullest = Math.max.apply(null, s.points.map(function (p) { return p.y; }));
    all.push({
      type: 'custom', silent: true, data: [[0, 0]],
      renderItem: function (params, api) {
        var box = params.coordSys, base = box.y + (i + 1) * row - 1, children = [];
        var at = function (v) { return api.coord([Math.log10(v), 0])[0]; };
        s.points.forEach(function (p) {
          var left = at(p.low), height = Math.max(1, p.y / fullest * (row - 38));
          children.push({type: 'rect', shape: {x: left, y: base - height, width: Math.max(1, at(p.x) - left), height: height},
            style: {fill: colour(i)}});
        });
        children.push(stroke(box.x, base, box.x + box.width, base, RULE, 1));
        children.push(text(box.x, base - row + 12, 'left', s.name));
        s.marks.forEach(function (mark, m) {
          children.push(stroke(at(mark.x), base - row + 24, at(mark.x), base, TEXT, m === 0 ? 2 : 1, m === 0 ? null : [m === 1 ? 5 : 2, 3]));
        });
        return {type: 'group', children: children};
      }
    });
  });
  return {height: 60 + row * chart.series.length, option: {grid: {left: 12, right: 14, top: 6, bottom: 54}, xAxis: x, yAxis: y, series: all}};
}

// ECharts 5.3 writes text into SVG as it is, so what is text to us is made text here.
function escaped(key, value) {
  if (typeof value !== 'string') { return value; }
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function draw(json) {
  var chart = JSON.parse(json, escaped);
  var drawing = {ROWS: rows, LINES: lines, CURVES: curves}[chart.kind](chart), option = drawing.option;
  option.animation = false;
  option.textStyle = {fontFamily: 'inherit'};
  var canvas = echarts.init(null, null, {renderer: 'svg', ssr: true, width: WIDTH, height: drawing.height});
  canvas.setOption(option);
  var svg = canvas.renderToSVGString();
  canvas.dispose();
  return svg;
}
