// Sorts a table by the column whose heading is pressed: numbers by their data-value, what has none last.
document.querySelectorAll('thead button').forEach(function (button) {
  button.addEventListener('click', function () {
    var heading = button.parentNode, table = heading.closest('table');
    var column = heading.cellIndex, down = heading.getAttribute('aria-sort') === 'ascending';
    var numbers = heading.classList.contains('number'), body = table.tBodies[0];
    function key(row) {
      var cell = row.cells[column];
      if (!cell || cell.colSpan > 1) { return null; }
      if (!numbers) { return cell.textContent.trim(); }
      return cell.dataset.value === '' ? null : Number(cell.dataset.value);
    }
    function compare(a, b) {
      var x = key(a), y = key(b);
      if (x === null || y === null) { return (x === null) - (y === null); }
      var order = numbers ? x - y : x.localeCompare(y, 'en', {numeric: true});
      return down ? -order : order;
    }
    Array.from(body.rows).sort(compare).forEach(function (row) { body.appendChild(row); });
    table.querySelectorAll('th').forEach(function (other) { other.setAttribute('aria-sort', 'none'); });
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  });
});
// Nothing is hidden on paper.
window.addEventListener('beforeprint', function () {
  document.querySelectorAll('details:not([open])').forEach(function (it) { it.open = true; it.dataset.folded = ''; });
});
window.addEventListener('afterprint', function () {
  document.querySelectorAll('details[data-folded]').forEach(function (it) { it.open = false; delete it.dataset.folded; });
});
